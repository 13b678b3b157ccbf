<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BeyondUseLadder</name>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>%n paper(s) not printed: Ctrl+P tries again</source>
        <translation>
            <numerusform>%n paper not printed: Ctrl+P tries again</numerusform>
            <numerusform>%n papers not printed: Ctrl+P tries again</numerusform>
        </translation>
    </message>
</context>
</TS>
