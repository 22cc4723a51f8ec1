<?php
// Reads a GIFT file with Moodle's own filter and prints what it made of it as JSON.
//
//     php moodle.php MOODLE FILE
//
// MOODLE is a checkout of Moodle; of it two files are used, question/format.php and question/format/gift/format.php.
// What they ask of the rest of Moodle stands in for it here: names of formats, sentences, blank fields.

define('MOODLE_INTERNAL', true);
define('FORMAT_MOODLE', 0);
define('FORMAT_HTML', 1);
define('FORMAT_PLAIN', 2);
define('FORMAT_MARKDOWN', 4);

class core_text {
    public static function strlen($text) { return mb_strlen($text); }
    public static function substr($text, $from, $length) { return mb_substr($text, $from, $length); }
}

class question_bank {
    public static function get_all_qtypes() { return []; }
    public static function get_creatable_qtypes() { return []; }
}

function get_string($name) { return $name; }
function get_config() { return 'abc'; }
function clean_param($text) { return $text; }
function shorten_text($text) { return $text; }
function html_to_text($text) { return $text; }
define('PARAM_TEXT', 'text');

[, $moodle, $file] = $argv;
foreach (["$moodle/question/format.php", "$moodle/public/question/format.php"] as $base) {
    if (is_file($base)) {
        require $base;
        require dirname($base) . '/format/gift/format.php';
    }
}

class reader extends qformat_gift {
    public $errors = [];

    public function read($file) { return $this->readquestions(file($file)); }

    protected function error($message, $text = '', $name = '') { $this->errors[] = $message; }

    protected function defaultquestion() { return new stdClass(); }

    public function clean_question_name($name) { return trim($name); }

    protected function add_blank_combined_feedback($question) { return $question; }
}

$reader = new reader();
$read = [];
foreach ($reader->read($file) as $question) {
    $text = fn($part) => is_array($part) ? $part['text'] : $part;
    $feedback = $question->feedback ?? [];
    if ($question->qtype == 'truefalse') {
        $feedback = [$question->feedbacktrue, $question->feedbackfalse];
    }
    $read[] = [
        'type' => $question->qtype,
        'name' => $question->name ?? null,
        'stem' => $question->questiontext ?? null,
        'format' => $question->questiontextformat ?? null,
        'single' => $question->single ?? null,
        'options' => array_map($text, array_values($question->answer ?? [])),
        'fractions' => array_values($question->fraction ?? []),
        'feedback' => array_map($text, array_values($feedback)),
        'truth' => $question->correctanswer ?? null,
        'explanation' => $question->generalfeedback ?? null,
        'category' => $question->category ?? null,
    ];
}
echo json_encode(['questions' => $read, 'errors' => $reader->errors], JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE);
